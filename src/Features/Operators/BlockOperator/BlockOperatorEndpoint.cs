using Allpay.Infrastructure.Http;
using Allpay.Infrastructure.Mediation;
using Allpay.Infrastructure.Parties;
using FastEndpoints;
using MediatR;
using Microsoft.AspNetCore.Http;

namespace Allpay.Features.Operators.BlockOperator;

internal sealed class BlockOperatorEndpoint(IMediator mediator) : Endpoint<BlockOperatorEndpoint.Parameters, OperatorCard>
{
    public override void Configure()
    {
        Post("/operators/{id}/block");
        Policies(CallerPolicies.Operator);
        Description(d => d.WithTags("Operators").Refuses(RefusalCodes.OperatorUnknown, RefusalCodes.OperatorOneself));
        Summary(s =>
        {
            s.Summary = "Block an operator";
            s.Description = "Its keys are good for nothing within five seconds, on every node and for good. Nobody blocks "
                + "itself, so one always remains. May be repeated.";
            s.Response<OperatorCard>(StatusCodes.Status200OK, "Blocked, now or before.");
            s.ResponseExamples[StatusCodes.Status200OK] = OperatorCard.Example with { IsBlocked = true };
        });
    }

    public override async Task HandleAsync(Parameters req, CancellationToken ct)
    {
        var outcome = await mediator.Send(new BlockOperator(User.ToCaller(), req.Id), ct);
        await Send.ResultAsync(outcome.ToHttp(card => new JsonAnswer(card)));
    }

    internal sealed record Parameters
    {
        /// <summary>The operator's number.</summary>
        [RouteParam]
        public long Id { get; init; }
    }
}
