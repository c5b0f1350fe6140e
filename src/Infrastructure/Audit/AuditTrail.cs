using System.Text.Json;
using Allpay.Infrastructure.Http;
using Allpay.Infrastructure.Parties;
using Allpay.Infrastructure.Persistence;

namespace Allpay.Infrastructure.Audit;

/// <summary>An act to be remembered. What it changed is told without secrets.</summary>
public sealed record AuditedAct(string Action, string Subject)
{
    public object? Before { get; init; }
    public object? After { get; init; }

    /// <summary>Who did it, where the call itself has not said so: whoever has just logged in.</summary>
    public ApiCaller? By { get; init; }
}

/// <summary>Writes down who did what. An entry goes with the transaction of the act: both are there, or neither.</summary>
public sealed class AuditTrail(AllpayDbContext db, CallOrigin origin)
{
    private const string HostItself = "host";

    /// <summary>Saved with the act's own changes.</summary>
    public void Add(AuditedAct act)
    {
        var by = act.By ?? origin.Caller;
        db.AuditEntries.Add(new AuditEntry
        {
            PartyKind = by?.Kind,
            PartyId = by?.Id,
            Name = Cut(by?.Login ?? (origin.RequestId is null ? HostItself : null), AuditEntry.NameLengthMax),
            Action = act.Action,
            Subject = Cut(act.Subject, AuditEntry.SubjectLengthMax)!,
            Address = origin.Address,
            RequestId = origin.RequestId,
            Before = Json(act.Before),
            After = Json(act.After),
        });
    }

    /// <summary>For an act of the ledger, which has a transaction of its own: written down right after it.</summary>
    public Task WriteAsync(AuditedAct act, CancellationToken cancellationToken)
    {
        Add(act);
        return db.SaveChangesAsync(cancellationToken);
    }

    private static string? Json(object? value) =>
        value is null ? null : JsonSerializer.Serialize(value, value.GetType(), AllpayJson.Options);

    private static string? Cut(string? text, int lengthMax) => text?.Length > lengthMax ? text[..lengthMax] : text;
}
