using System.Reflection;
using Allpay.Features.CashIn.PayCashIn;
using Allpay.Infrastructure.Ledger;

namespace Allpay.ArchitectureTests;

/// <summary>The three projects, and questions about their types.</summary>
internal static class Layers
{
    public static readonly Assembly Infrastructure = typeof(ILedger).Assembly;
    public static readonly Assembly Features = typeof(PayCashIn).Assembly;
    public static readonly Assembly Host = typeof(Program).Assembly;

    /// <summary>Types somebody wrote: no compiler's helpers.</summary>
    public static IEnumerable<Type> TypesIn(Assembly assembly) => assembly.GetTypes()
        .Where(type => type.Namespace is not null && !type.IsNested && !type.Name.Contains('<') && !type.Name.StartsWith("__", StringComparison.Ordinal));

    /// <summary>The feature of a type: Allpay.Features.CashIn.PayCashIn → CashIn.</summary>
    public static string? FeatureOf(Type type) =>
        type.Namespace?.Split('.') is ["Allpay", "Features", var feature, ..] ? feature : null;

    /// <summary>
    /// The use case of a type: Allpay.Features.CashIn.PayCashIn → CashIn.PayCashIn; null for what a feature shares, which may lie
    /// in folders too. A folder with a request named like it is a use case.
    /// </summary>
    public static string? UseCaseOf(Type type) => type.Namespace?.Split('.') is ["Allpay", "Features", var feature, var useCase]
        && Features.GetType($"{type.Namespace}.{useCase}") is not null ? $"{feature}.{useCase}" : null;
}
