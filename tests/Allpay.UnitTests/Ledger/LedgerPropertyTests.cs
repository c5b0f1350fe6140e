using Allpay.Infrastructure.Ledger;
using Allpay.Infrastructure.Ledger.Decisions;
using CsCheck;

namespace Allpay.UnitTests.Ledger;

/// <summary>
/// What holds after every command of every sequence. CsCheck makes the sequences and shrinks what breaks a rule to a short
/// one; references and payments are drawn from few, so that repeats, conflicts and races on one hold are common.
/// </summary>
public sealed class LedgerPropertyTests
{
    [Fact]
    public void The_books_stay_right_whatever_is_asked() => LedgerCommands.Sequences.Sample(sequence =>
    {
        var books = LedgerCommands.NewBooks();
        foreach (var command in sequence)
        {
            books.Do(command);
            AssertBalanced(books);
            AssertWithinBounds(books);
        }

        AssertReplayGivesTheTotals(books);
        AssertHoldsEndOnce(books);
        AssertRefundsAreCovered(books);
    }, iter: 3000);

    [Fact]
    public void The_same_commands_give_the_same_books() => LedgerCommands.Sequences.Sample(sequence =>
    {
        var (first, second) = (LedgerCommands.NewBooks(), LedgerCommands.NewBooks());

        Assert.Equal(sequence.Select(first.Do), sequence.Select(second.Do));
        Assert.Equal(first.Transfers, second.Transfers);
    }, iter: 500);

    [Fact]
    public void A_refusal_and_a_replay_change_nothing() => LedgerCommands.Sequences.Sample(sequence =>
    {
        var books = LedgerCommands.NewBooks();
        foreach (var command in sequence)
        {
            var (before, moved) = (books.State.Accounts.ToDictionary(), books.Transfers.Count);
            if (books.Do(command) is LedgerResult.Done { Replayed: false }) continue;
            Assert.Equal(before, books.State.Accounts);
            Assert.Equal(moved, books.Transfers.Count);
        }
    }, iter: 500);

    private static void AssertBalanced(Books books)
    {
        var accounts = books.State.Accounts.Values;
        Assert.Equal(accounts.Sum(a => a.DebitsPosted.Tiyn), accounts.Sum(a => a.CreditsPosted.Tiyn));
        Assert.Equal(accounts.Sum(a => a.DebitsPending.Tiyn), accounts.Sum(a => a.CreditsPending.Tiyn));
    }

    private static void AssertWithinBounds(Books books) => Assert.All(books.State.Accounts.Values, account =>
    {
        Assert.True(account.Spendable is not { } spendable || spendable >= Money.Zero, $"{account} is below its floor");
        Assert.True(account.Room is not { } room || room >= Money.Zero, $"{account} is above its ceiling");
        Assert.True(account.DebitsPending >= Money.Zero && account.CreditsPending >= Money.Zero, $"{account} pending");
    });

    private static void AssertReplayGivesTheTotals(Books books)
    {
        var replayed = LedgerCommands.NewBooks().State.Accounts.ToDictionary(
            entry => entry.Key, entry => new AccountState(entry.Key, entry.Value.Kind));
        foreach (var row in books.Transfers)
        {
            var debit = replayed[row.Debit] = replayed[row.Debit].Debited(row.Phase, row.Amount, row.Released);
            var credit = replayed[row.Credit] = replayed[row.Credit].Credited(row.Phase, row.Amount, row.Released);
            Assert.Equal(new SideAfter(debit.Posted, debit.DebitsPending, debit.Version), row.DebitAfter);
            Assert.Equal(new SideAfter(credit.Posted, credit.CreditsPending, credit.Version), row.CreditAfter);
        }

        Assert.All(books.State.Accounts.Values, account => Assert.Equal(
            account, replayed[account.Id] with { Floor = account.Floor, Ceiling = account.Ceiling, Day = account.Day }));
    }

    private static void AssertHoldsEndOnce(Books books)
    {
        var holds = books.Transfers.Where(t => t.Phase == TransferPhase.Pending).ToDictionary(t => t.Id);
        var endings = books.Transfers.Where(t => t.Hold is not null).ToList();
        Assert.Equal(endings.Count, endings.DistinctBy(t => t.Hold).Count());
        Assert.All(endings, ending =>
        {
            var hold = holds[ending.Hold!.Value];
            Assert.Equal((hold.Payment, hold.Debit, hold.Credit, hold.Amount),
                (ending.Payment, ending.Debit, ending.Credit, ending.Released));
            Assert.True(ending.Amount <= hold.Amount);
        });
    }

    private static void AssertRefundsAreCovered(Books books)
    {
        var payments = books.Transfers.Select(t => t.Payment).Distinct().Select(id => books.State.Payment(id)!).ToList();
        var refunds = payments.Where(p => p.RefundOf is not null).ToLookup(p => p.RefundOf!.Value);
        Assert.All(payments, payment =>
        {
            Assert.Equal(payment.Refunded.Tiyn, refunds[payment.Id].Sum(Given));
            Assert.True(payment.Refunded <= payment.Captured);
        });
    }

    // What a refund may still take, or has taken; one that was declined has given it all back.
    private static long Given(Payment refund) => refund.Status switch
    {
        PaymentStatus.Pending => refund.Terms.Amount.Tiyn,
        PaymentStatus.Completed => refund.Captured.Tiyn,
        _ => 0,
    };
}
