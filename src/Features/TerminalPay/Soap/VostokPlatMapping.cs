using System.Globalization;
using Allpay.Features.TerminalPay.CheckVostokPlat;
using Allpay.Infrastructure.AgentSoap;
using Allpay.Infrastructure.Localization;
using Allpay.Infrastructure.Mediation;
using Allpay.Infrastructure.Parties;
using static Allpay.Infrastructure.AgentSoap.RequestReading;

namespace Allpay.Features.TerminalPay.Soap;

/// <summary>Flats' bills. The idempotency key is the rrn as it stands.</summary>
public static class VostokPlatMapping
{
    public static Outcome<CheckVostokPlat.CheckVostokPlat> ToCheck(VostokPlatCheckRequest? request, AgentCaller agent) => Read(
        "VostokPlatCheckRequest",
        request,
        r => LegacyHeader.Check(r.Header, agent),
        r => new CheckVostokPlat.CheckVostokPlat(agent, r.UserName, r.UtilityAccountNumber));

    // This contract requires the full amount; the use case does without.
    public static Outcome<PayVostokPlat.PayVostokPlat> ToPay(VostokPlatPayRequest? request, AgentCaller agent) => Read(
        "VostokPlatPayRequest",
        request,
        r => LegacyHeader.Check(
            r.Header, agent, RequiredText("fullAmount", r.FullAmount), RequiredDateTime("valueDate", r.ValueDate)),
        r => new PayVostokPlat.PayVostokPlat(
            agent, r.UserName, r.UtilityAccountNumber, Collapsed(r.Amount), Collapsed(r.FullAmount), r.Rrn));

    public static VostokPlatCheckResponse ToResponse(VostokPlatBill bill, Language language, DateTimeOffset now) => new()
    {
        Header = LegacyHeader.Succeeded(language, now),
        VostokPlatAccountNumberInfo = new VostokPlatAccountNumberInfo
        {
            FlatOwnerFullName = bill.OwnerName,
            FlatAddress = bill.Address,
            AtMonthStartAmount = bill.AtMonthStart?.ToString(),
            DebtOverpaymentDate = bill.DebtDate?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            MonthlyAmount = bill.Monthly?.ToString(),
            CurrentMonthPaymentAmount = bill.PaidThisMonth?.ToString(),
            CurrentAmount = bill.Current?.ToString(),
        },
        AvailableAgentBalance = bill.AgentAvailable.ToString(),
    };
}
