using System.ComponentModel.DataAnnotations;
using Allpay.Infrastructure.Http;
using Allpay.Infrastructure.Mediation;
using FastEndpoints;
using MediatR;
using Microsoft.AspNetCore.Http;

namespace Allpay.Features.Operators.AddOperator;

internal sealed class AddOperatorEndpoint(IMediator mediator) : Endpoint<AddOperatorEndpoint.Body, NewOperator>
{
    public override void Configure()
    {
        Post("/operators");
        Policies(CallerPolicies.Operator);
        Description(d => d.WithTags("Operators").Refuses(RefusalCodes.OperatorKnown));
        Summary(s =>
        {
            s.Summary = "Take in an operator";
            s.Description = "A person with a key of its own, told this once and kept as a hash only. What it does stands under "
                + "its name in the audit trail, so a key is never shared.";
            s.ExampleRequest = new Body { Name = OperatorCard.Example.Name };
            s.Response<NewOperator>(StatusCodes.Status201Created, "The operator and its key.");
            s.ResponseExamples[StatusCodes.Status201Created] =
                new NewOperator(OperatorCard.Example, "Zk3vW0m8cHq2yQ5nR7tB1xL4sD6fG9hJ0kA2pE8uI3o");
        });
    }

    public override async Task HandleAsync(Body req, CancellationToken ct)
    {
        var outcome = await mediator.Send(new AddOperator(req.Name), ct);
        await Send.ResultAsync(outcome.ToHttp(added => new JsonAnswer(added, StatusCodes.Status201Created)));
    }

    internal sealed record Body
    {
        /// <summary>What the person is called.</summary>
        [Required]
        public string? Name { get; init; }
    }
}
