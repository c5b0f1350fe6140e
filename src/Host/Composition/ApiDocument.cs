using Allpay.Host.OpenApi;

namespace Allpay.Host.Composition;

/// <summary>The API document and Swagger UI.</summary>
internal static class ApiDocument
{
    public static void AddApiDocument(this WebApplicationBuilder builder) => builder.Services.AddDocument();

    public static void UseApiDocument(this WebApplication app)
    {
        app.UseOpenApi(options => options.Path = "/swagger/{documentName}/swagger.json");
        app.UseSwaggerPage();
    }
}
