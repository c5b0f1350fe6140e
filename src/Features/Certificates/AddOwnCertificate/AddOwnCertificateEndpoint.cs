using System.ComponentModel.DataAnnotations;
using Allpay.Infrastructure.Http;
using Allpay.Infrastructure.Mediation;
using Allpay.Infrastructure.Parties;
using FastEndpoints;
using MediatR;
using Microsoft.AspNetCore.Http;

namespace Allpay.Features.Certificates.AddOwnCertificate;

internal sealed class AddOwnCertificateEndpoint(IMediator mediator) : Endpoint<AddOwnCertificateEndpoint.Body, CertificateCard>
{
    public override void Configure()
    {
        Post("/certificates");
        Policies(CallerPolicies.Agent);
        Description(d => d.WithTags("Certificates").CountsAs(CallRate.Code).Refuses(
            RefusalCodes.CertificateNotProven, RefusalCodes.CertificateKnown, RefusalCodes.CertificateKeyKnown));
        Summary(s =>
        {
            s.Summary = "Add a certificate of one's own";
            s.Description = "A public key and, as proof that the private key is at hand, its signature of the challenge. Good at "
                + "once; certificates the agent has stay good, so that keys can be changed with an overlap.";
            s.ExampleRequest = new Body
            {
                PublicKey = CertificateExamples.PublicKey, Challenge = CertificateExamples.Challenge,
                Signature = CertificateExamples.Signature,
            };
            s.Response<CertificateCard>(StatusCodes.Status201Created, "The certificate.");
            s.ResponseExamples[StatusCodes.Status201Created] = CertificateExamples.Active;
        });
    }

    public override async Task HandleAsync(Body req, CancellationToken ct)
    {
        var command = new AddOwnCertificate(User.ToAgent(), req.PublicKey, req.Challenge, req.Signature)
        {
            AllowsSha1 = req.AllowsSha1 ?? true, ValidUntil = req.ValidUntil?.ToUniversalTime(),
        };
        var outcome = await mediator.Send(command, ct);
        await Send.ResultAsync(outcome.ToHttp(card => new JsonAnswer(card, StatusCodes.Status201Created)));
    }

    internal sealed record Body
    {
        /// <summary>An RSA public key of 1024 to 4096 bits, PEM (SubjectPublicKeyInfo or PKCS#1).</summary>
        [Required]
        public string? PublicKey { get; init; }

        /// <summary>What /certificates/challenge has given.</summary>
        [Required]
        public string? Challenge { get; init; }

        /// <summary>Its signature by the private key: RSA with SHA-256 (PKCS#1 v1.5), base64.</summary>
        [Required]
        public string? Signature { get; init; }

        /// <summary>False where only signatures with SHA-256 shall be good; true where nothing is said.</summary>
        public bool? AllowsSha1 { get; init; }

        /// <summary>When it ends by itself; never where nothing is said.</summary>
        public DateTimeOffset? ValidUntil { get; init; }
    }
}
