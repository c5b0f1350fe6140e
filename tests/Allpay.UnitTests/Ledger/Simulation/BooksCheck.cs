using Allpay.Infrastructure.Ledger;

namespace Allpay.UnitTests.Ledger.Simulation;

/// <summary>
/// Each payment says by its own terms what it moved or holds. The sum of that has to be what the transfers made of the
/// accounts, to the tiyn, and all accounts together have to be nothing.
/// </summary>
internal sealed class BooksCheck(CommittedBooks books, Findings findings)
{
    private readonly Dictionary<AccountId, (long Posted, long Out, long In)> _expected = [];

    public void Run()
    {
        foreach (var account in books.Accounts.Values) Add(account.Id, posted: account.Moments[0].Posted);
        foreach (var trail in books.Payments.Values) Add(trail.Now);
        foreach (var account in books.Accounts.Values) Compare(account);
        findings.Require(books.Accounts.Values.Sum(account => account.Posted) == 0, $"money came from nowhere");
        findings.Require(books.Accounts.Values.Sum(account => account.Out - account.In) == 0, $"a hold has one side only");
    }

    private void Compare(Account account)
    {
        var (expected, found) = (_expected[account.Id], (account.Posted, account.Out, account.In));
        findings.Require(expected == found, $"account {account.Id} has {found}; its payments make it {expected}");
    }

    private void Add(Payment payment)
    {
        var (terms, fee) = (payment.Terms, payment.Terms.PayerFee.Tiyn);
        if (payment.Status == PaymentStatus.Completed)
        {
            var (taken, kept) = (payment.Captured.Tiyn, payment.Terms.PayeeFee.Tiyn);
            Add(terms.Payer, posted: -taken - fee);
            Add(terms.Payee, posted: taken - kept);
            Add(ChartOfAccounts.CommissionIncome, posted: fee + kept);
        }

        if (!payment.IsHeld) return;
        Add(terms.Payer, leaving: terms.Amount.Tiyn + fee);
        Add(terms.FirstStop, coming: terms.Amount.Tiyn);
        Add(ChartOfAccounts.CommissionIncome, coming: fee);
    }

    private void Add(AccountId account, long posted = 0, long leaving = 0, long coming = 0)
    {
        var sum = _expected.GetValueOrDefault(account);
        _expected[account] = (sum.Posted + posted, sum.Out + leaving, sum.In + coming);
    }
}
