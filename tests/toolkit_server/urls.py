"""Addresses of the site: the toolkit below `/o/`, the resource at `/me`."""

from django.urls import include, path

from tests.toolkit_server.site import me

urlpatterns = [path("o/", include("oauth2_provider.urls", namespace="oauth2_provider")), path("me", me)]
