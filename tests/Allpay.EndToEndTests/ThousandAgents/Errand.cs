using System.Collections.Concurrent;
using System.Globalization;

namespace Allpay.EndToEndTests.ThousandAgents;

internal enum ErrandKind
{
    PayCashIn,
    HeldCashIn,
    CashOut,
    Goods,
}

/// <summary>
/// One reference of one agent: what is asked for, how it is to end, and everything the agent was ever told about it.
/// </summary>
internal sealed class Errand(CrowdAgent agent, ErrandKind kind, CrowdHolder holder, decimal amount)
{
    public const string Terminal = "T-0001";

    private readonly ConcurrentQueue<string> _told = new();
    private string? _transactionId;

    public CrowdAgent Agent { get; } = agent;
    public ErrandKind Kind { get; } = kind;
    public CrowdHolder Holder { get; } = holder;
    public decimal Amount { get; } = amount;
    public string Reference { get; } = $"{{{Guid.NewGuid()}}}";

    /// <summary>The holder's one-time code, of a cash-out.</summary>
    public string Code { get; init; } = "";

    /// <summary>How a held cash-in is to end: false declines it.</summary>
    public bool IsToComplete { get; init; } = true;

    public bool IsRaced { get; init; }

    public IReadOnlyCollection<string> Told => _told;

    /// <summary>What was said last, of any use: a status, or the refusal's name.</summary>
    public string? Last { get; private set; }

    public bool IsFinal => Last is not null and not "PENDING";

    public bool IsOpened => Last is not null;

    /// <summary>The first call and, in the pay-style, every further one.</summary>
    public Call Open => OpenFor(Amount);

    /// <summary>The same reference with something else in it.</summary>
    public Call Changed => OpenFor(Amount + 1);

    public Call Complete => End("completeTransaction", "CompleteTransactionRequest");

    public Call Decline => End("declineTransaction", "DeclineTransactionRequest");

    /// <summary>What brings it nearer to its end. Only an opened transaction has the number that its end is asked by.</summary>
    public Call Next => _transactionId is null ? Open : IsToComplete ? Complete : Decline;

    /// <summary>The fee by the tariffs of the crowd; amounts are such that nothing is rounded.</summary>
    public decimal Fee => Kind switch
    {
        ErrandKind.CashOut => Amount * 0.01m,
        ErrandKind.Goods => Amount * 0.02m,
        _ => Math.Clamp(Amount * 0.015m, 1, 500),
    };

    public void Hear(Told told)
    {
        var word = told.Refusal switch
        {
            "TransactionAlreadyCompletedException" => "COMPLETED",
            "TransactionAlreadyDeclinedException" => "DECLINED",
            { } refusal => refusal,
            null => told.Status,
        };
        _transactionId = told.TransactionId ?? _transactionId;
        if (word is null) return;
        _told.Enqueue(word);
        Last = word;
    }

    private Call OpenFor(decimal amount) => Kind switch
    {
        ErrandKind.PayCashIn => new(Door.CashIn, "createCashInPayment", "CashInRequest", CashIn(amount)),
        ErrandKind.HeldCashIn => new(Door.Transactions, "createCashInTransaction", "CashInRequest", CashIn(amount)),
        ErrandKind.CashOut => new(Door.CashOut, "createCashOut", "CashOutRequest", CashOut(amount)),
        _ => new(Door.Transactions, "payForGoodsPay", "PayForGoodsPayRequest", Goods(amount)),
    };

    private string CashIn(decimal amount) =>
        $"<toUserName>{Holder.UserName}</toUserName><amount>{Text(amount)}</amount><GUID>{Reference}</GUID>";

    private string CashOut(decimal amount) =>
        $"<fromUserName>{Holder.UserName}</fromUserName><amount>{Text(amount)}</amount><GUID>{Reference}</GUID><token>{Code}</token>";

    private string Goods(decimal amount) => $"<toUserName>{Holder.UserName}</toUserName><amount>{Text(amount)}</amount>"
        + $"<terminalId>{Terminal}</terminalId><rrn>{Reference}</rrn>";

    private Call End(string operation, string parameter) => new(
        Door.Transactions, operation, parameter, $"<GUID>{Reference}</GUID><transactionId>{_transactionId}</transactionId>");

    private static string Text(decimal amount) => amount.ToString("0.00", CultureInfo.InvariantCulture);
}
