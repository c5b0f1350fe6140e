using Allpay.Infrastructure.Http;
using Allpay.Infrastructure.Mediation;
using FastEndpoints;
using MediatR;
using Microsoft.AspNetCore.Http;

namespace Allpay.Features.Certificates.RevokeCertificate;

internal sealed class RevokeCertificateEndpoint(IMediator mediator)
    : Endpoint<RevokeCertificateEndpoint.Parameters, CertificateCard>
{
    public override void Configure()
    {
        Post("/agents/{agent}/certificates/{number}/revoke");
        Policies(CallerPolicies.Operator);
        Description(d => d.WithTags("Certificates").Refuses(RefusalCodes.AgentUnknown, RefusalCodes.CertificateUnknown));
        Summary(s =>
        {
            s.Summary = "Revoke a certificate";
            s.Description = "At once, on every node and for good: the next message it signs is turned away. May be repeated.";
            s.Response<CertificateCard>(StatusCodes.Status200OK, "Revoked, now or before.");
            s.ResponseExamples[StatusCodes.Status200OK] = CertificateExamples.Revoked;
        });
    }

    public override async Task HandleAsync(Parameters req, CancellationToken ct)
    {
        var outcome = await mediator.Send(new RevokeCertificate(req.Agent, req.Number), ct);
        await Send.ResultAsync(outcome.ToHttp(card => new JsonAnswer(card)));
    }

    internal sealed record Parameters
    {
        /// <summary>The agent's login.</summary>
        [RouteParam]
        public string? Agent { get; init; }

        /// <summary>The certificate's number.</summary>
        [RouteParam]
        public long Number { get; init; }
    }
}
