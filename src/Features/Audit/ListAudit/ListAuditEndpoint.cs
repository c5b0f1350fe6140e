using System.Text.Json;
using System.Text.Json.Serialization;
using Allpay.Infrastructure.Audit;
using Allpay.Infrastructure.Http;
using Allpay.Infrastructure.Parties;
using FastEndpoints;
using MediatR;
using Microsoft.AspNetCore.Http;

namespace Allpay.Features.Audit.ListAudit;

internal sealed class ListAuditEndpoint(IMediator mediator) : Endpoint<ListAuditEndpoint.Parameters, ListAuditEndpoint.Answer>
{
    public override void Configure()
    {
        Get("/audit");
        Policies(CallerPolicies.Operator);
        Description(d => d.WithTags("Audit"));
        Summary(s =>
        {
            s.Summary = "Read the audit trail";
            s.Description = "Who did what to what, when and from where, the newest first: log-ins, certificates, keys, what "
                + "operators did. Only what fits all filters that are given. The next page is asked for with next as cursor. "
                + "Entries are never changed nor deleted.";
            s.Response<Answer>(StatusCodes.Status200OK, "A page of entries.");
            s.ResponseExamples[StatusCodes.Status200OK] = new Answer([Item.Example], 4170);
        });
    }

    public override async Task HandleAsync(Parameters req, CancellationToken ct)
    {
        var outcome = await mediator.Send(req.ToQuery(), ct);
        await Send.ResultAsync(outcome.ToHttp(page =>
            new JsonAnswer(new Answer([.. page.Entries.Select(Item.From)], page.Next))));
    }

    internal sealed record Answer(IReadOnlyList<Item> Items, long? Next);

    /// <summary>One act. Party, address and request are missing where there was none.</summary>
    internal sealed record Item(long Id, DateTimeOffset At, string Action, string Subject)
    {
        public static Item Example { get; } = new(
            4171, new DateTimeOffset(2026, 3, 2, 10, 15, 30, TimeSpan.FromHours(5)), AuditActions.CertificateRevoked,
            "certificate 123")
        {
            PartyKind = Infrastructure.Parties.PartyKind.Operator,
            PartyId = 1010,
            Name = "Asel Nurlanova",
            Address = "192.0.2.17",
            RequestId = "4bf92f3577b34da6a3ce929d0e0e4736",
            Before = JsonSerializer.SerializeToElement(new { number = 123 }),
            After = JsonSerializer.SerializeToElement(new { number = 123, revokedAt = "2026-03-02T10:15:30+05:00" }),
        };

        [JsonConverter(typeof(CamelCaseEnumConverter<PartyKind>))]
        public PartyKind? PartyKind { get; init; }
        public long? PartyId { get; init; }
        public string? Name { get; init; }
        public string? Address { get; init; }
        public string? RequestId { get; init; }

        /// <summary>What it was.</summary>
        public JsonElement? Before { get; init; }

        /// <summary>What it became.</summary>
        public JsonElement? After { get; init; }

        public static Item From(AuditEntry entry) => new(entry.Id, entry.At, entry.Action, entry.Subject)
        {
            PartyKind = entry.PartyKind,
            PartyId = entry.PartyId?.Value,
            Name = entry.Name,
            Address = entry.Address,
            RequestId = entry.RequestId,
            Before = Json(entry.Before),
            After = Json(entry.After),
        };

        private static JsonElement? Json(string? text) => text is null ? null : JsonElement.Parse(text);
    }

    internal sealed record Parameters
    {
        /// <summary>What was done, such as certificate.revoked.</summary>
        [QueryParam]
        public string? Action { get; init; }

        /// <summary>What it was done to, such as "certificate 123".</summary>
        [QueryParam]
        public string? Subject { get; init; }

        /// <summary>Whose login, or which operator's name.</summary>
        [QueryParam]
        public string? Name { get; init; }

        /// <summary>The number of whoever did it.</summary>
        [QueryParam]
        public long? PartyId { get; init; }

        /// <summary>Not before this moment.</summary>
        [QueryParam]
        public DateTimeOffset? From { get; init; }

        /// <summary>Before this moment.</summary>
        [QueryParam]
        public DateTimeOffset? Until { get; init; }

        /// <summary>Next of the page before.</summary>
        [QueryParam]
        public long? Cursor { get; init; }

        /// <summary>So many at most, 1 to 200; 50 where nothing is said.</summary>
        [QueryParam]
        public int? Limit { get; init; }

        public ListAudit ToQuery() => new()
        {
            Action = Action,
            Subject = Subject,
            Name = Name,
            PartyId = PartyId,
            From = From,
            Until = Until,
            Cursor = Cursor,
            Limit = Limit,
        };
    }
}
