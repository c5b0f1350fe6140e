using System.ComponentModel.DataAnnotations;
using Allpay.Infrastructure.Http;
using Allpay.Infrastructure.Mediation;
using FastEndpoints;
using MediatR;
using Microsoft.AspNetCore.Http;

namespace Allpay.Features.Certificates.AddCertificate;

internal sealed class AddCertificateEndpoint(IMediator mediator) : Endpoint<AddCertificateEndpoint.Body, CertificateCard>
{
    public override void Configure()
    {
        Post("/agents/{agent}/certificates");
        Policies(CallerPolicies.Operator);
        Description(d => d.WithTags("Certificates").Refuses(
            RefusalCodes.AgentUnknown, RefusalCodes.CertificateKnown, RefusalCodes.CertificateKeyKnown));
        Summary(s =>
        {
            s.Summary = "Give an agent a further certificate";
            s.Description = "A public key under a number, good at once on every node. Certificates the agent has stay good, so "
                + "that keys can be changed with an overlap. Keys of 1024 bits are taken and listed as legacy. A key is one "
                + "certificate's for good: neither another agent's nor a revoked one is taken again.";
            s.ExampleRequest = new Body { PublicKey = CertificateExamples.PublicKey };
            s.Response<CertificateCard>(StatusCodes.Status201Created, "The certificate.");
            s.ResponseExamples[StatusCodes.Status201Created] = CertificateExamples.Active;
        });
    }

    public override async Task HandleAsync(Body req, CancellationToken ct)
    {
        var outcome = await mediator.Send(req.ToCommand(), ct);
        await Send.ResultAsync(outcome.ToHttp(card => new JsonAnswer(card, StatusCodes.Status201Created)));
    }

    internal sealed record Body
    {
        /// <summary>The agent's login.</summary>
        [RouteParam]
        public string? Agent { get; init; }

        /// <summary>An RSA public key of 1024 to 4096 bits, PEM (SubjectPublicKeyInfo or PKCS#1).</summary>
        [Required]
        public string? PublicKey { get; init; }

        /// <summary>The number messages will carry; the next free one where none is given.</summary>
        public long? Number { get; init; }

        /// <summary>False where only signatures with SHA-256 shall be good; true where nothing is said.</summary>
        public bool? AllowsSha1 { get; init; }

        /// <summary>When it ends by itself; never where nothing is said.</summary>
        public DateTimeOffset? ValidUntil { get; init; }

        public AddCertificate ToCommand() =>
            new(Agent, PublicKey, Number) { AllowsSha1 = AllowsSha1 ?? true, ValidUntil = ValidUntil?.ToUniversalTime() };
    }
}
