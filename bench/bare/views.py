from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt

from bench.bare.models import Row

TO_A_PAGE = 20


def rows(request: HttpRequest) -> HttpResponse:
    """One indexed query, one template, twenty rows."""
    found = Row.objects.filter(starts_at__gt=timezone.now()).order_by("starts_at")[:TO_A_PAGE]
    return render(request, "rows.html", {"rows": found})


def row(request: HttpRequest, pk: int) -> HttpResponse:
    return render(request, "row.html", {"row": get_object_or_404(Row, pk=pk)})


@csrf_exempt
def write(request: HttpRequest) -> HttpResponse:
    """The barest form: one row in, one redirect out."""
    Row.objects.create(title=request.POST["title"], starts_at=timezone.now(), places_left=0)
    return redirect("/")
