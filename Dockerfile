# syntax=docker/dockerfile:1

FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
WORKDIR /source

# What the restore reads comes first, so that a changed source file does not restore again.
COPY global.json .editorconfig Directory.Build.props Directory.Packages.props ./
COPY build/*.props build/BannedSymbols.txt build/
COPY src/Domain/Domain.csproj src/Domain/
COPY src/Application/Application.csproj src/Application/
COPY src/Infrastructure/Infrastructure.csproj src/Infrastructure/
COPY src/Infrastructure/Acquirers/Stripe/Stripe.props src/Infrastructure/Acquirers/Stripe/
COPY src/Web/Web.csproj src/Web/
COPY src/Cli/Cli.csproj src/Cli/
RUN dotnet restore src/Cli/Cli.csproj

COPY src/Domain src/Domain
COPY src/Application src/Application
COPY src/Infrastructure src/Infrastructure
COPY src/Web src/Web
COPY src/Cli src/Cli
COPY src/Widget src/Widget
RUN dotnet publish src/Web/Web.csproj --configuration Release --no-restore --output /app -p:UseAppHost=false \
 && dotnet publish src/Cli/Cli.csproj --configuration Release --no-restore --output /app -p:UseAppHost=false \
 && mkdir --mode=700 /data

# No shell, no package manager, not root. "extra" brings ICU and the time zones: pages are Russian too, dates are the account's.
FROM mcr.microsoft.com/dotnet/aspnet:10.0-noble-chiseled-extra
WORKDIR /app
COPY --from=build /app .
# Used only without Postgres: the embedded database and the key that seals it.
COPY --from=build --chown=$APP_UID:$APP_UID /data /data
ENV ASPNETCORE_HTTP_PORTS=5080 \
    Data__Path=/data
EXPOSE 5080
VOLUME /data
USER $APP_UID
ENTRYPOINT ["dotnet", "CleanAcquiring.Web.dll"]
