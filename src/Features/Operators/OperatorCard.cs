using Allpay.Infrastructure.Parties;

namespace Allpay.Features.Operators;

/// <summary>A person who runs the system.</summary>
public sealed record OperatorCard(long Id, string Name, DateTimeOffset CreatedAt, bool IsBlocked)
{
    internal static OperatorCard Example { get; } =
        new(1010, "Asel Nurlanova", new DateTimeOffset(2026, 3, 2, 10, 15, 30, TimeSpan.FromHours(5)), false);

    public static OperatorCard Of(Operator person) => new(person.Id.Value, person.Name, person.CreatedAt, person.IsBlocked);
}
