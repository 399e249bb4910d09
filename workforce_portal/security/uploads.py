from typing import Any

from django.core.files.uploadhandler import FileUploadHandler, SkipFile

# Of a whole request. Each form has a limit of its own below this one.
MOST_REQUEST_BYTES = 100 << 20


class CappedUploadHandler(FileUploadHandler):
    """Lets go by, without keeping it, every file of a request that is far too large; the form finds no file.

    A view can tell by `request.upload_is_too_large`, and say so.
    """

    request: Any

    def handle_raw_input(
        self, input_data: Any, META: Any, content_length: int, boundary: str, encoding: str | None = None
    ) -> None:
        self.request.upload_is_too_large = content_length > MOST_REQUEST_BYTES

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        super().new_file(*args, **kwargs)
        if self.request.upload_is_too_large:
            raise SkipFile

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:
        return raw_data

    def file_complete(self, file_size: int) -> None:
        return None
