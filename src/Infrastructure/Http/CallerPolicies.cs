namespace Allpay.Infrastructure.Http;

/// <summary>Who may call an operation.</summary>
public static class CallerPolicies
{
    public const string Agent = "agent";
    public const string Merchant = "merchant";
    public const string Holder = "holder";
    public const string Operator = "operator";

    /// <summary>Whoever has a good key.</summary>
    public const string Anybody = "anybody";
}
