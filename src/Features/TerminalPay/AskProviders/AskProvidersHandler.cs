using Allpay.Infrastructure.Ledger;
using Allpay.Infrastructure.Mediation;
using Allpay.Infrastructure.Payments.Waiting;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace Allpay.Features.TerminalPay.AskProviders;

/// <summary>A line for each provider: one that is silent keeps nobody waiting but itself.</summary>
internal sealed class AskProvidersHandler(
    PendingPayments pending, IServiceScopeFactory scopes, Rounds<AskProviders> rounds)
    : IRequestHandler<AskProviders, Outcome<AskedProviders>>
{
    // How much is asked at once: of one provider, who serves agents' payments meanwhile, and of how many providers.
    private const int TurnMax = 4;
    private const int ProvidersAtOnceMax = 8;

    // A payment just sent has somebody who waits for the answer.
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(15);

    public async Task<Outcome<AskedProviders>> Handle(AskProviders command, CancellationToken cancellationToken)
    {
        var payees = await pending.FindSilentPayeesAsync(cancellationToken);
        var work = new RoundsWork((payment, _) => AskAsync(payment)) { TurnMax = TurnMax, LinesAtOnceMax = ProvidersAtOnceMax };
        var tally = await rounds.GoAsync([.. payees.Select(LineOf)], work, cancellationToken);
        return new AskedProviders(tally.Seen, tally.Done);
    }

    private Line LineOf(AccountId payee) =>
        new($"account {payee}", (stretch, cancellationToken) => pending.FindSentAsync(payee, Grace, stretch, cancellationToken));

    // Each in a scope of its own: they run beside each other.
    private async Task<Step> AskAsync(WaitingPayment payment)
    {
        await using var scope = scopes.CreateAsyncScope();
        var advanced = await scope.ServiceProvider.GetRequiredService<ProviderPayments>().AdvanceAsync(payment.Id);
        if (advanced.Payment.IsFinal) return Step.Done;
        return advanced.WasAnswered ? Step.Waits : Step.NoAnswer;
    }
}
