"""How the web server runs, under `./portal run` and in a container alike."""

workers = 2
control_socket_disable = True
logger_class = "workforce_portal.security.logs.ScrubbedGunicornLogger"
# The portal writes a line a request itself, without the secret part of an address.
accesslog = None
# Let go of a worker's memory now and then, not of all workers' at once.
max_requests = 2000
max_requests_jitter = 200
timeout = 30
graceful_timeout = 20
