using Allpay.Infrastructure.Ledger;

namespace Allpay.Features.TerminalPay.Providers;

/// <summary>The gateway, with a note of what came of each call.</summary>
internal sealed class MeasuredProviders(HttpProviderGateway gateway, ProviderMetrics metrics) : IProviderGateway
{
    private const string NoAnswer = "NoAnswer";

    public async Task<ProviderAccount?> FindAccountAsync(
        ProviderService service, string account, CancellationToken cancellationToken)
    {
        var (start, outcome) = (metrics.Start(), NoAnswer);
        try
        {
            var found = await gateway.FindAccountAsync(service, account, cancellationToken);
            outcome = found is null ? "NotFound" : "Found";
            return found;
        }
        finally
        {
            metrics.Ended(start, service.Provider, "check", outcome);
        }
    }

    public Task<ProviderWord> PayAsync(ProviderService service, ProviderOrder order) =>
        HearAsync("pay", service, () => gateway.PayAsync(service, order));

    public Task<ProviderWord> AskAsync(ProviderService service, PaymentId payment) =>
        HearAsync("ask", service, () => gateway.AskAsync(service, payment));

    private async Task<ProviderWord> HearAsync(string call, ProviderService service, Func<Task<ProviderWord>> hear)
    {
        var start = metrics.Start();
        var word = await hear();
        metrics.Ended(start, service.Provider, call, word.ToString());
        return word;
    }
}
