namespace Allpay.Infrastructure.Localization;

/// <summary>The languages every text exists in; Russian is the default of the agent contracts.</summary>
public enum Language
{
    Ru,
    Kk,
    En,
}
