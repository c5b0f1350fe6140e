using Microsoft.Extensions.FileProviders;

namespace Allpay.Host.OpenApi;

/// <summary>
/// Our own page and script in front of Swagger UI's files: the generator's page starts itself by a script inside it, which its
/// security policy would have to let in.
/// </summary>
internal static class SwaggerPage
{
    private const string Path = "/swagger";

    public static void UseSwaggerPage(this WebApplication app)
    {
        app.UseFileServer(new FileServerOptions
        {
            RequestPath = Path,
            FileProvider = new EmbeddedFileProvider(typeof(SwaggerPage).Assembly, "Allpay.Host.OpenApi.Page"),
        });
        app.UseSwaggerUi(options => options.Path = Path);
    }
}
