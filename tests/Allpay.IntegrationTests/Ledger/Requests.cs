using Allpay.Infrastructure.Ledger;

namespace Allpay.IntegrationTests.Ledger;

/// <summary>Commands the ledger's tests send.</summary>
internal static class Requests
{
    public static readonly PartyId Agent = new(77);

    public static OpenPayment CashIn(AccountId from, AccountId to, long tenge, string reference, Opening opening = Opening.Hold) =>
        Pay(new PaymentTerms(from, to, Money.OfTenge(tenge), Money.Zero, Money.Zero), reference, opening);

    public static OpenPayment Pay(PaymentTerms terms, string reference, Opening opening) => new(
        new PaymentKey(Agent, reference),
        Fingerprint.Of("test", terms.Payer.ToString(), terms.Payee.ToString(), terms.Amount.ToString()),
        PaymentKind.CashIn, terms, opening);

    public static async Task<Payment> DoneAsync(this ILedger ledger, LedgerCommand command) =>
        Assert.IsType<LedgerResult.Done>(await ledger.SubmitAsync(command, CancellationToken.None)).Payment;

    public static async Task<LedgerRefusalCode> RefusedAsync(this ILedger ledger, LedgerCommand command) =>
        Assert.IsType<LedgerResult.Refused>(await ledger.SubmitAsync(command, CancellationToken.None)).Refusal.Code;
}
