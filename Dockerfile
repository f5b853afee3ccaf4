# Two stages: the first installs the locked packages, the second runs them as an ordinary user.
FROM python:3.13-slim AS bouw
WORKDIR /bouw
COPY requirements.lock ./
RUN python -m venv /omgeving \
    && /omgeving/bin/pip install --no-cache-dir --require-hashes -r requirements.lock

FROM python:3.13-slim
RUN useradd --create-home --uid 1000 wijkspiegel \
    && mkdir /gegevens && chown wijkspiegel /gegevens
WORKDIR /app
COPY --from=bouw /omgeving /omgeving
COPY app app
COPY pipelines pipelines
COPY schemas schemas
COPY data/referentie data/referentie
COPY data/voorbeeld data/voorbeeld
ENV PATH=/omgeving/bin:$PATH \
    PYTHONPATH=/app \
    PYTHONUNBUFFERED=1 \
    WIJKSPIEGEL_DATA=/gegevens
USER wijkspiegel
VOLUME /gegevens
EXPOSE 8050
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s \
    CMD ["python", "-c", "import urllib.request as u; u.urlopen('http://127.0.0.1:8050/gezond', timeout=4)"]
CMD ["python", "-m", "app.cli", "serve", "--adres", "0.0.0.0", "--poort", "8050", "--processen", "2"]
