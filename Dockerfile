# One image for web, worker, beat and migrations; docker-compose.yml says which command each runs.
FROM python:3.11-slim

ENV PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 PIP_DISABLE_PIP_VERSION_CHECK=1
WORKDIR /app
RUN useradd --system --uid 10001 --no-create-home --shell /usr/sbin/nologin portal

# Before the code, so that a change of code installs nothing anew.
COPY requirements.txt ./
RUN python -m pip install --no-cache-dir --require-hashes --only-binary=:all: -r requirements.txt

COPY . ./
# Static files need no secret: demonstration mode stands in for the settings of the running portal.
RUN DEMO_MODE=1 python manage.py collectstatic --no-input --verbosity 0

# A volume mounted there takes its owner from the image.
RUN install --directory --owner portal var/files

USER portal
EXPOSE 8000
CMD ["gunicorn", "workforce_portal.wsgi", "--bind", "0.0.0.0:8000", "--worker-tmp-dir", "/dev/shm"]
