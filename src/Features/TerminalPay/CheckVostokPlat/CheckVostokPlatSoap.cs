using System.Globalization;
using Allpay.Features.TerminalPay.Soap;
using Allpay.Infrastructure.AgentSoap;
using Allpay.Infrastructure.Localization;
using Allpay.Infrastructure.Mediation;
using Allpay.Infrastructure.Parties;
using static Allpay.Infrastructure.AgentSoap.RequestReading;

namespace Allpay.Features.TerminalPay.CheckVostokPlat;

/// <summary>vostokPlatCheck: a flat's bill.</summary>
public static class CheckVostokPlatSoap
{
    public static Outcome<CheckVostokPlat> ToCommand(VostokPlatCheckRequest? request, AgentCaller agent) => Read(
        "VostokPlatCheckRequest",
        request,
        r => LegacyHeader.Check(r.Header, agent),
        r => new CheckVostokPlat(agent, r.UserName, r.UtilityAccountNumber));

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
