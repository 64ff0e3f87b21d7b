from http import HTTPMethod, HTTPStatus

print(HTTPStatus.NOT_FOUND, HTTPStatus(404).phrase, repr(HTTPStatus.OK), HTTPStatus.IM_A_TEAPOT.description, HTTPStatus.OK == 200)
print(HTTPMethod.GET, repr(HTTPMethod.POST), HTTPMethod.GET.description, len(HTTPStatus), HTTPStatus["CREATED"], f"{HTTPStatus.CREATED:d}")
try:
    HTTPStatus(999)
except ValueError as error:
    print(error)
