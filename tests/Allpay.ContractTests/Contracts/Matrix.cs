namespace Allpay.ContractTests.Contracts;

/// <summary>
/// What is the same code for all operations is tried fully at one and smoked at the others; of a foreign server nobody here knows
/// what is the same code, so it is asked everything everywhere. ALLPAY_CONTRACT_FULL=1 asks everything here as well.
/// </summary>
public static class Matrix
{
    /// <summary>Names a server that is not this repository's host.</summary>
    public const string BaseUrlVariable = "ALLPAY_CONTRACT_BASE_URL";

    /// <summary>Where everything is tried: of all operations the one that agents call most.</summary>
    public const string Representative = "CI11.createCashInPayment";

    public static readonly bool IsFull = IsSet("ALLPAY_CONTRACT_FULL") || IsSet(BaseUrlVariable);

    private static bool IsSet(string variable) => !string.IsNullOrEmpty(Environment.GetEnvironmentVariable(variable));
}
