using System.Collections.Frozen;

namespace Allpay.Host.AgentSoap;

/// <summary>The use cases' field names on the wire, by request; a field that is not here has the same name there.</summary>
internal static class FieldNames
{
    public static readonly FrozenDictionary<string, string> CheckUser = Of(("holder", "userName"));

    public static readonly FrozenDictionary<string, string> CashIn = Of(("holder", "toUserName"), ("reference", "GUID"));

    public static readonly FrozenDictionary<string, string> CashOut = Of(
        ("holder", "fromUserName"), ("code", "token"), ("reference", "GUID"));

    public static readonly FrozenDictionary<string, string> Transaction = Of(
        ("paymentId", "transactionId"), ("reference", "GUID"));

    public static readonly FrozenDictionary<string, string> Goods = Of(
        ("holder", "toUserName"), ("terminal", "terminalId"), ("reference", "rrn"));

    public static readonly FrozenDictionary<string, string> Services = Of(
        ("holder", "toUserName"), ("service", "servicePublicCode"), ("account", "utilityAccountNumber"), ("reference", "rrn"));

    public static readonly FrozenDictionary<string, string> VostokPlat = Of(
        ("holder", "userName"), ("account", "utilityAccountNumber"), ("reference", "rrn"));

    private static FrozenDictionary<string, string> Of(params IEnumerable<(string Field, string OnTheWire)> names) =>
        names.ToFrozenDictionary(n => n.Field, n => n.OnTheWire, StringComparer.OrdinalIgnoreCase);
}
