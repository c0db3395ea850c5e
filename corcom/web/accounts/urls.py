"""The addresses of accounts; those of django-allauth keep its names."""

from django.urls import include, path

from corcom.web.accounts import own, people
from corcom.web.accounts.invitation import invitation
from corcom.web.accounts.passkeys import RemovePasskey

urlpatterns = [
    path("account/2fa/webauthn/keys/<int:pk>/remove/", RemovePasskey.as_view(), name="mfa_remove_webauthn"),
    path("account/", include("allauth.account.urls")),
    path("account/2fa/", include("allauth.mfa.urls")),
    path("account/3rdparty/", include("allauth.socialaccount.urls")),
    path("account/", include("allauth.socialaccount.providers.openid_connect.urls")),
    path("invitation/<str:token>/", invitation, name="invitation"),
    path("desk/account/", own.account, name="account"),
    path("desk/account/held.json", own.account_held, name="account-held"),
    path("desk/account/sessions/", own.account_sessions, name="account-sessions"),
    path("desk/account/close/", own.account_close, name="account-close"),
    path("desk/people/", people.people, name="people"),
    path("desk/people/invite/", people.invite, name="invite"),
    path(
        "desk/people/invitations/<int:key>/withdraw/", people.withdraw_invitation, name="withdraw-invitation"
    ),
    path("desk/people/seats/<int:key>/", people.seat, name="seat"),
    path(
        "desk/people/<uuid:pseudonym>/second-factor/", people.reset_second_factor, name="reset-second-factor"
    ),
    path("desk/people/<uuid:pseudonym>/erase/", people.erase_person, name="erase-person"),
]
