using System.Text.Json.Serialization;
using Allpay.Infrastructure.Http;
using Allpay.Infrastructure.Ledger;
using Allpay.Infrastructure.Mediation;
using Allpay.Infrastructure.Parties;
using FastEndpoints;
using MediatR;
using Microsoft.AspNetCore.Http;

namespace Allpay.Features.Payments.DeclineWaitingPayment;

internal sealed class DeclineWaitingPaymentEndpoint(IMediator mediator)
    : Endpoint<DeclineWaitingPaymentEndpoint.Parameters, DeclineWaitingPaymentEndpoint.Answer>
{
    public override void Configure()
    {
        Post("/payments/{id}/decline");
        Policies(CallerPolicies.Operator);
        Description(d => d.WithTags("Payments").Refuses(
            RefusalCodes.PaymentUnknown, RefusalCodes.PaymentCompleted, RefusalCodes.PaymentAtProvider));
        Summary(s =>
        {
            s.Summary = "Decline a pending payment";
            s.Description = "For a payment nobody will end before its time is over: one that waits for money, say. Its hold, "
                + "if any, is released. One that is with its provider is ended by the provider's word alone. May be repeated.";
            s.Response<Answer>(StatusCodes.Status200OK, "Declined, now or before.");
            s.ResponseExamples[StatusCodes.Status200OK] =
                new Answer(1004, PaymentStatus.Declined, DeclineReason.Operator);
        });
    }

    public override async Task HandleAsync(Parameters req, CancellationToken ct)
    {
        var outcome = await mediator.Send(new DeclineWaitingPayment(User.ToCaller(), req.Id), ct);
        await Send.ResultAsync(outcome.ToHttp(receipt =>
            new JsonAnswer(Answer.From(receipt)) { Replayed = receipt.Replayed }));
    }

    internal sealed record Answer(
        long PaymentId,
        [property: JsonConverter(typeof(CamelCaseEnumConverter<PaymentStatus>))] PaymentStatus Status,
        [property: JsonConverter(typeof(CamelCaseEnumConverter<DeclineReason>))] DeclineReason DeclineReason)
    {
        public static Answer From(PaymentReceipt receipt) => new(receipt.PaymentId.Value, receipt.Status, receipt.Reason);
    }

    internal sealed record Parameters
    {
        /// <summary>The payment's number.</summary>
        [RouteParam]
        public long Id { get; init; }
    }
}
