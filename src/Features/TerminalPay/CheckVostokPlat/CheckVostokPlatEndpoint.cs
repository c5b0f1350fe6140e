using System.ComponentModel.DataAnnotations;
using Allpay.Infrastructure.Http;
using Allpay.Infrastructure.Ledger;
using Allpay.Infrastructure.Parties;
using FastEndpoints;
using MediatR;
using Microsoft.AspNetCore.Http;

namespace Allpay.Features.TerminalPay.CheckVostokPlat;

internal sealed class CheckVostokPlatEndpoint(IMediator mediator)
    : Endpoint<CheckVostokPlatEndpoint.Parameters, CheckVostokPlatEndpoint.Bill>
{
    public override void Configure()
    {
        Get("/terminal-payments/vostokplat/check");
        Policies(CallerPolicies.Agent);
        Description(d => d.WithTags("Terminal payments").CountsAs(CallRate.Check).Refuses(TerminalPayRefusals.VostokPlatCheck));
        Summary(s =>
        {
            s.Summary = "Ask for a flat's bill";
            s.Description = "What the provider tells of the account, and what the agent has to pay it from. No money moves; a "
                + "payer unknown so far gets a wallet, as by the payment, where the provider knows the account.";
            s.Response<CheckVostokPlatEndpoint.Bill>(StatusCodes.Status200OK, "A payment would be taken.");
            s.ResponseExamples[StatusCodes.Status200OK] = Bill.Example;
        });
    }

    public override async Task HandleAsync(Parameters req, CancellationToken ct)
    {
        var query = new CheckVostokPlat(User.ToAgent(), PhoneNumbers.Plain(req.Holder), req.Account);
        var outcome = await mediator.Send(query, ct);
        await Send.ResultAsync(outcome.ToHttp(bill => new JsonAnswer(Bill.From(bill))));
    }

    internal sealed record Parameters
    {
        /// <summary>The user name of the holder, a phone number.</summary>
        [Required, QueryParam]
        public string? Holder { get; init; }

        /// <summary>The payer's account at the provider.</summary>
        [Required, QueryParam]
        public string? Account { get; init; }
    }

    /// <summary>A flat's bill. Amounts are tenge with two decimals: owed above zero, else paid too much.</summary>
    internal sealed record Bill
    {
        public string? OwnerName { get; init; }
        public string? Address { get; init; }
        public string? AtMonthStart { get; init; }

        /// <summary>The day on which the account was looked at.</summary>
        public DateOnly? DebtDate { get; init; }

        public string? Monthly { get; init; }
        public string? PaidThisMonth { get; init; }
        public string? Current { get; init; }

        /// <summary>What the agent's float has to pay from.</summary>
        public required string AgentAvailable { get; init; }

        public static Bill Example { get; } = From(new VostokPlatBill
        {
            OwnerName = "Омарова Д.", Address = "Өскемен, Абай даңғылы 1, 15", AtMonthStart = Money.OfTenge(8450),
            DebtDate = new DateOnly(2026, 3, 2), Monthly = Money.OfTenge(8450), PaidThisMonth = Money.Zero,
            Current = Money.OfTenge(16_900), AgentAvailable = Money.OfTenge(998_485),
        });

        public static Bill From(VostokPlatBill bill) => new()
        {
            OwnerName = bill.OwnerName,
            Address = bill.Address,
            AtMonthStart = bill.AtMonthStart?.ToString(),
            DebtDate = bill.DebtDate,
            Monthly = bill.Monthly?.ToString(),
            PaidThisMonth = bill.PaidThisMonth?.ToString(),
            Current = bill.Current?.ToString(),
            AgentAvailable = bill.AgentAvailable.ToString(),
        };
    }
}
