namespace Allpay.Infrastructure;

/// <summary>A setting that nothing can be done with. The sentence names it and says what it has to be.</summary>
public sealed class WrongSettingException(string setting, string what) : Exception($"{setting} {what}");
