using Allpay.EndToEndTests.ThousandAgents;

namespace Allpay.EndToEndTests.Chaos.Clients;

/// <summary>
/// A client's own books: what its float and its wallet have to be, from what it was told alone, and the versions it was told.
/// </summary>
internal sealed class ClientBooks
{
    public decimal Float { get; private set; } = Crowd.FloatIssued.Tiyn / 100m;
    public decimal Wallet { get; private set; } = Crowd.WalletIssued.Tiyn / 100m;
    public long FloatVersion { get; private set; }
    public long WalletVersion { get; private set; }

    public void Enter(Intent intent)
    {
        if (intent.Final is not { Word: Word.Completed }) return;
        var (amount, (payerFee, payeeFee)) = (intent.Amount, intent.Fees);
        if (intent.IsCashOut)
        {
            Float += amount - payeeFee;
            Wallet -= amount + payerFee;
            return;
        }

        Float -= amount + payerFee;
        // A terminal payment only passes through the wallet.
        if (!intent.IsTerminal) Wallet += amount - payeeFee;
    }

    public void See(Facts facts) => FloatVersion = Math.Max(FloatVersion, facts.FloatVersion);

    public void SeeWallet(long version) => WalletVersion = Math.Max(WalletVersion, version);
}
