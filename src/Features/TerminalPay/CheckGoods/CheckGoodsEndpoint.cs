using System.ComponentModel.DataAnnotations;
using Allpay.Infrastructure.Http;
using Allpay.Infrastructure.Parties;
using FastEndpoints;
using MediatR;
using Microsoft.AspNetCore.Http;

namespace Allpay.Features.TerminalPay.CheckGoods;

internal sealed class CheckGoodsEndpoint(IMediator mediator)
    : Endpoint<CheckGoodsEndpoint.Parameters, CheckedMerchant>
{
    public override void Configure()
    {
        Get("/terminal-payments/goods/check");
        Policies(CallerPolicies.Agent);
        Description(d => d.WithTags("Terminal payments").CountsAs(CallRate.Check).Refuses(TerminalPayRefusals.GoodsCheck));
        Summary(s =>
        {
            s.Summary = "Ask whether a merchant can be paid";
            s.Description = "Refuses as the payment itself would. Nothing happens.";
            s.Response<CheckedMerchant>(StatusCodes.Status200OK, "A payment would be taken.");
            s.ResponseExamples[StatusCodes.Status200OK] = new CheckedMerchant("ТОО Магазин (demo)");
        });
    }

    public override async Task HandleAsync(Parameters req, CancellationToken ct)
    {
        var query = new CheckGoods(User.ToAgent(), PhoneNumbers.Plain(req.Holder), req.Terminal, req.Amount);
        var outcome = await mediator.Send(query, ct);
        await Send.ResultAsync(outcome.ToHttp(merchant => new JsonAnswer(merchant)));
    }

    internal sealed record Parameters
    {
        /// <summary>The user name of the holder, a phone number.</summary>
        [Required, QueryParam]
        public string? Holder { get; init; }

        /// <summary>The merchant's terminal.</summary>
        [Required, QueryParam]
        public string? Terminal { get; init; }

        /// <summary>Tenge; where given, limits are looked at too.</summary>
        [QueryParam]
        public string? Amount { get; init; }
    }
}
