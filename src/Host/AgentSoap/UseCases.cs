using Allpay.Features.Holders.CheckHolder;
using Allpay.Infrastructure.AgentSoap;
using Allpay.Infrastructure.Localization;
using Allpay.Infrastructure.Mediation;
using Allpay.Infrastructure.Parties;
using MediatR;

namespace Allpay.Host.AgentSoap;

/// <summary>Sends the command an operation was translated to, and has the result translated back.</summary>
internal sealed class UseCases(IMediator mediator, AgentCall call, TimeProvider clock)
{
    public AgentCaller Agent => call.Agent;

    public async Task<TAnswer> AnswerAsync<TResult, TAnswer>(
        IRequest<Outcome<TResult>> command,
        Func<TResult, Language, DateTimeOffset, TAnswer> answer,
        IReadOnlyDictionary<string, string>? wireNames = null)
    {
        var result = (await mediator.Send(command, call.Aborted)).OrRefused(wireNames);
        return answer(result, call.Language, clock.GetUtcNow());
    }

    /// <summary>Who is this user? That there is none is an answer to the question, and a refusal everywhere else.</summary>
    public async Task<CheckUserResponse> AnswerWhoAsync(IRequest<Outcome<HolderCard>> question)
    {
        var outcome = await mediator.Send(question, call.Aborted);
        if (outcome.Refusal is { Code: RefusalCodes.HolderUnknown } unknown)
            return CheckHolderSoap.ToNobody(unknown, call.Language, clock.GetUtcNow());
        return CheckHolderSoap.ToResponse(outcome.OrRefused(FieldNames.CheckUser), call.Language, clock.GetUtcNow());
    }
}
