namespace Allpay.Host.Composition;

/// <summary>Where settings come from.</summary>
internal static class Settings
{
    /// <summary>appsettings.json lies beside the program, wherever it is started from.</summary>
    public static WebApplicationOptions Of(string[] args) => new()
    {
        Args = args, ContentRootPath = AppContext.BaseDirectory,
    };
}
