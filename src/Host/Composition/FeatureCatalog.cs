using System.Reflection;
using Allpay.Features.CashIn.PayCashIn;

namespace Allpay.Host.Composition;

/// <summary>The assemblies that hold use cases and endpoints: all that discovery ever scans.</summary>
internal static class FeatureCatalog
{
    public static Assembly[] Assemblies { get; } = [typeof(PayCashIn).Assembly];
}
