using Allpay.Infrastructure.Http;
using Allpay.Infrastructure.Mediation;
using FastEndpoints;
using MediatR;
using Microsoft.AspNetCore.Http;

namespace Allpay.Features.Certificates.ListCertificates;

internal sealed class ListCertificatesEndpoint(IMediator mediator)
    : Endpoint<ListCertificatesEndpoint.Parameters, ListCertificatesEndpoint.Answer>
{
    public override void Configure()
    {
        Get("/agents/{agent}/certificates");
        Policies(CallerPolicies.Operator);
        Description(d => d.WithTags("Certificates").Refuses(RefusalCodes.AgentUnknown));
        Summary(s =>
        {
            s.Summary = "List an agent's certificates";
            s.Description = "All of them by number, revoked ones too; isLegacy tells the keys that should be replaced.";
            s.Response<Answer>(StatusCodes.Status200OK, "The certificates.");
            s.ResponseExamples[StatusCodes.Status200OK] =
                new Answer([CertificateExamples.Revoked, CertificateExamples.Active]);
        });
    }

    public override async Task HandleAsync(Parameters req, CancellationToken ct)
    {
        var outcome = await mediator.Send(new ListCertificates(req.Agent), ct);
        await Send.ResultAsync(outcome.ToHttp(cards => new JsonAnswer(new Answer(cards))));
    }

    internal sealed record Answer(IReadOnlyList<CertificateCard> Items);

    internal sealed record Parameters
    {
        /// <summary>The agent's login.</summary>
        [RouteParam]
        public string? Agent { get; init; }
    }
}
