using System.Collections.Frozen;
using Allpay.Features.CashIn.PayCashIn;
using Allpay.Features.CashIn.ValidateCashIn;
using Allpay.Features.Holders.CheckHolder;
using Allpay.Host.AgentSoap.Wire;
using Allpay.Infrastructure.Ledger;
using Allpay.Infrastructure.Localization;
using Allpay.Infrastructure.Mediation;
using Allpay.Infrastructure.Parties;

namespace Allpay.Host.AgentSoap.CashInTransactionManagement11;

/// <summary>
/// Wire ↔ command. The idempotency key is the request's GUID as it stands: opaque, with or without braces. The use case
/// checks its own fields; the header and the dates, which it never sees, are checked here.
/// </summary>
internal static class CashInTransactionManagementMapping
{
    private const string WaitingForFunds = "payment.waiting_for_funds";
    private const string DeclinedPrefix = "declined.";

    /// <summary>The use case's field names on the wire.</summary>
    public static readonly FrozenDictionary<string, string> CashInNames = new Dictionary<string, string>
    {
        ["holder"] = "toUserName",
        ["reference"] = "GUID",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    public static readonly FrozenDictionary<string, string> CheckUserNames = new Dictionary<string, string>
    {
        ["holder"] = "userName",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    public static Outcome<string> ToEcho(string? echo) => echo is null ? Missing("Echo") : echo;

    public static Outcome<PayCashIn> ToPayCashIn(CashInRequest? request, PaymentKind kind, AgentCaller agent)
    {
        if (request is null) return Missing("CashInRequest");
        var valueDate = LegacyHeader.CheckDateTime("valueDate", request.ValueDate);
        if (LegacyHeader.Check(request.Header, agent, valueDate) is { } refusal) return refusal;
        return new PayCashIn(agent, kind, request.ToUserName, Collapsed(request.Amount), request.Guid);
    }

    public static Outcome<CheckHolder> ToCheckHolder(CheckUserRequest? request, AgentCaller agent)
    {
        if (request is null) return Missing("CheckUserRequest");
        if (LegacyHeader.Check(request.Header, agent) is { } refusal) return refusal;
        return new CheckHolder(agent, request.UserName);
    }

    public static Outcome<ValidateCashIn> ToValidateCashIn(CheckUserRequest? request, AgentCaller agent)
    {
        if (request is null) return Missing("CheckUserRequest");
        if (LegacyHeader.Check(request.Header, agent) is { } refusal) return refusal;
        return new ValidateCashIn(agent, request.UserName);
    }

    public static TerminalPaymentPayResponse ToResponse(PaymentReceipt receipt, Language language, DateTimeOffset now)
    {
        var isWaiting = receipt.Status == PaymentStatus.Pending && !receipt.Held;
        return new TerminalPaymentPayResponse
        {
            Header = isWaiting
                ? LegacyHeader.Succeeded(language, now, WaitingForFunds)
                : LegacyHeader.Succeeded(language, now),
            TerminalPaymentTransactionStatus = receipt.Status switch
            {
                PaymentStatus.Pending => "PENDING",
                PaymentStatus.Completed => "COMPLETED",
                PaymentStatus.Declined => "DECLINED",
                _ => throw new InvalidOperationException($"The contract has no word for {receipt.Status}."),
            },
            Reason = ReasonOf(receipt, isWaiting, language),
        };
    }

    public static CheckUserResponse ToResponse(HolderCard holder, Language language, DateTimeOffset now) => new()
    {
        Header = LegacyHeader.Succeeded(language, now),
        BasicUserInfo = new BasicUserInfo
        {
            Identified = holder.Identified,
            Iin = holder.Iin,
            FirstName = holder.FirstName,
            LastName = holder.LastName,
            Patronymic = holder.Patronymic,
        },
    };

    private static string? ReasonOf(PaymentReceipt receipt, bool isWaiting, Language language)
    {
        if (isWaiting) return Texts.Of(WaitingForFunds, language);
        var isExplained = receipt.Status == PaymentStatus.Declined && receipt.Reason != DeclineReason.None;
        return isExplained ? Texts.Of(DeclinedPrefix + receipt.Reason, language) : null;
    }

    // xs:decimal collapses white space around it; the GUID is an opaque string and is left alone.
    private static string? Collapsed(string? text) => text?.Trim(' ', '\t', '\r', '\n');

    private static Refusal Missing(string element) => Refusal.Invalid(LegacyHeader.Required(element));
}
