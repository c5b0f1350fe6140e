namespace Allpay.Infrastructure.Persistence;

/// <summary>The SQL scripts of migrations. Once released, a script is changed by a later migration only.</summary>
internal static class SqlScript
{
    public static string Read(string name)
    {
        var resource = $"Allpay.Infrastructure.Persistence.Sql.{name}";
        using var stream = typeof(SqlScript).Assembly.GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"The script {name} is not embedded.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
