using Allpay.Infrastructure.AgentSoap;
using Allpay.Infrastructure.Localization;
using Allpay.Infrastructure.Mediation;
using Allpay.Infrastructure.Parties;
using static Allpay.Infrastructure.AgentSoap.RequestReading;

namespace Allpay.Features.Holders.CheckHolder;

/// <summary>checkUser, and the answer to every operation that says who a holder is.</summary>
public static class CheckHolderSoap
{
    public static Outcome<CheckHolder> ToCommand(CheckUserRequest? request, AgentCaller agent) => Read(
        "CheckUserRequest",
        request,
        r => LegacyHeader.Check(r.Header, agent),
        r => new CheckHolder(agent, r.UserName));

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

    /// <summary>
    /// The contract's way to say that there is no such user: a success without the user, which programs look for. Only what
    /// is shown to people says it in words.
    /// </summary>
    public static CheckUserResponse ToNobody(Refusal unknown, Language language, DateTimeOffset now) => new()
    {
        Header = LegacyHeader.Succeeded(language, now, unknown.Code, unknown.Arguments),
    };
}
