using Allpay.Host.Requests;
using Allpay.Infrastructure;

namespace Allpay.Host.Composition;

/// <summary>
/// The address for operators, <c>Management:Url</c>: health with its details and metrics, and nothing else. Without the setting
/// there is none, and both are served nowhere: so two hosts on one machine never want the same port.
/// </summary>
internal static class Management
{
    public const string Section = "Management";
    public const string Setting = "Url";
    private const string Name = $"{Section}:{Setting}";

    private static readonly Endpoint Door = new(null, new EndpointMetadataCollection(new Probe()), Section);

    /// <exception cref="WrongSettingException">It is no address of its own to listen on.</exception>
    public static void AddManagement(this WebApplicationBuilder builder)
    {
        if (AddressOf(builder.Configuration) is not { } own) return;
        var urls = builder.Configuration[WebHostDefaults.ServerUrlsKey];
        if (string.IsNullOrEmpty(urls) || builder.Configuration.GetSection("Kestrel:Endpoints").Exists())
            throw new WrongSettingException(Name, "takes ASPNETCORE_URLS for the callers' address, without Kestrel:Endpoints.");
        if (urls.Split(';', StringSplitOptions.RemoveEmptyEntries).Any(url => BindingAddress.Parse(url).Port == own.Port))
            throw new WrongSettingException(Name, $"has port {own.Port}, which ASPNETCORE_URLS has too.");
        builder.WebHost.UseUrls($"{urls};{own}");
    }

    /// <summary>By the port a call came in at: what it says of its host is the caller's to choose.</summary>
    public static void UseManagement(this WebApplication app)
    {
        if (AddressOf(app.Configuration) is not { Port: var port }) return;
        app.MapWhen(context => context.Connection.LocalPort == port, door =>
        {
            door.Use((context, next) =>
            {
                // Instead of what the path would have matched at the callers' address.
                context.SetEndpoint(Door);
                return next(context);
            });
            door.UseHealthDetails();
            door.UseMetrics();
            door.Run(context =>
            {
                context.SetEndpoint(null);
                context.Response.StatusCode = StatusCodes.Status404NotFound;
                return Task.CompletedTask;
            });
        });
    }

    private static BindingAddress? AddressOf(IConfiguration configuration)
    {
        if (configuration[Name] is not { Length: > 0 } url) return null;
        try
        {
            var address = BindingAddress.Parse(url);
            if (address is { Scheme: "http", PathBase: "", IsUnixPipe: false, Port: > 0 and <= ushort.MaxValue }) return address;
        }
        catch (FormatException)
        {
            // Told below.
        }

        throw new WrongSettingException(Name, $"is '{url}'; an address is such as http://127.0.0.1:9464.");
    }
}
