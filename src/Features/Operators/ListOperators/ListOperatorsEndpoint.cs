using Allpay.Infrastructure.Http;
using FastEndpoints;
using MediatR;
using Microsoft.AspNetCore.Http;

namespace Allpay.Features.Operators.ListOperators;

internal sealed class ListOperatorsEndpoint(IMediator mediator) : EndpointWithoutRequest<ListOperatorsEndpoint.Answer>
{
    public override void Configure()
    {
        Get("/operators");
        Policies(CallerPolicies.Operator);
        Description(d => d.WithTags("Operators"));
        Summary(s =>
        {
            s.Summary = "List the operators";
            s.Description = "All of them by number, blocked ones too.";
            s.Response<Answer>(StatusCodes.Status200OK, "The operators.");
            s.ResponseExamples[StatusCodes.Status200OK] = new Answer([OperatorCard.Example]);
        });
    }

    public override async Task HandleAsync(CancellationToken ct)
    {
        var outcome = await mediator.Send(new ListOperators(), ct);
        await Send.ResultAsync(outcome.ToHttp(cards => new JsonAnswer(new Answer(cards))));
    }

    internal sealed record Answer(IReadOnlyList<OperatorCard> Items);
}
