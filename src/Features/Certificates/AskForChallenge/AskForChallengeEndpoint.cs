using Allpay.Infrastructure.Http;
using Allpay.Infrastructure.Parties;
using FastEndpoints;
using MediatR;
using Microsoft.AspNetCore.Http;

namespace Allpay.Features.Certificates.AskForChallenge;

internal sealed class AskForChallengeEndpoint(IMediator mediator) : EndpointWithoutRequest<AskForChallengeEndpoint.Answer>
{
    public override void Configure()
    {
        Post("/certificates/challenge");
        Policies(CallerPolicies.Agent);
        Description(d => d.WithTags("Certificates").CountsAs(CallRate.Code));
        Summary(s =>
        {
            s.Summary = "Ask for a text to sign with a new key";
            s.Description = "Good for ten minutes and one try; the one asked for before is over. Sign its characters as they "
                + "stand: printf %s \"$challenge\" | openssl dgst -sha256 -sign agent.key.pem | base64 -w0";
            s.Response<Answer>(StatusCodes.Status200OK, "The text.");
            s.ResponseExamples[StatusCodes.Status200OK] = new Answer(
                CertificateExamples.Challenge, new DateTimeOffset(2026, 3, 2, 10, 25, 30, TimeSpan.FromHours(5)));
        });
    }

    public override async Task HandleAsync(CancellationToken ct)
    {
        var outcome = await mediator.Send(new AskForChallenge(User.ToAgent()), ct);
        await Send.ResultAsync(outcome.ToHttp(challenge => new JsonAnswer(new Answer(challenge.Text, challenge.ExpiresAt))));
    }

    internal sealed record Answer(string Challenge, DateTimeOffset ExpiresAt);
}
