"""Addresses of cases."""

from django.urls import path

from linli.work.cases.pages import categories, field, grading, office, outside, resident, routes, unit

urlpatterns = [
    path("c/<int:number>/report/", resident.report, name="report"),
    path("c/<int:number>/mine/", resident.mine, name="mine"),
    path("c/<int:number>/cases/<uuid:id>/", resident.show, name="my_case"),
    path("c/<int:number>/cases/<uuid:id>/rate/", resident.rate, name="rate"),
    path("c/<int:number>/cases/<uuid:id>/withdraw/", resident.withdraw, name="withdraw"),
    path("cases/", office.listing, name="cases"),
    path("cases/new/", office.new, name="new_case"),
    path("cases/<uuid:id>/", office.show, name="case"),
    path("cases/<uuid:id>/phone/", office.phone, name="case_phone"),
    path("cases/<uuid:id>/accept/", field.accept, name="accept"),
    path("cases/<uuid:id>/take/<str:word>/", field.take, name="take"),
    path("cases/<uuid:id>/ask/", field.ask, name="ask"),
    path("cases/<uuid:id>/parts/<uuid:part>/recall/", field.recall, name="recall"),
    path("cases/<uuid:id>/hand/", field.hand, name="hand"),
    path("routes/", routes.listing, name="routes"),
    path("cases/<uuid:id>/grade/", grading.grade, name="grade"),
    path("categories/", categories.listing, name="categories"),
    path("categories/new/", categories.new, name="new_category"),
    path("categories/<slug:code>/", categories.edit, name="category"),
    path("categories/<slug:code>/end/", categories.end, name="end_category"),
    path("categories/<slug:code>/reset/", categories.reset, name="reset_category"),
    path("outside/", outside.listing, name="outside"),
    path("outside/rates/", outside.rates, name="outside_rates"),
    path("outside/answers.xlsx", outside.workbook, name="outside_workbook"),
    path("outside/<uuid:id>/", outside.show, name="outside_order"),
    path("outside/<uuid:id>/call/", outside.call, name="outside_call"),
    path("routes/try/", routes.try_out, name="try_routes"),
    path("routes/new/", routes.new, name="new_route"),
    path("routes/<uuid:id>/", routes.edit, name="edit_route"),
    path("routes/<uuid:id>/drop/", routes.drop, name="drop_route"),
    path("routes/<uuid:id>/<str:way>/", routes.move, name="move_route"),
    path("asked/", unit.listing, name="asked"),
    path("asked/<uuid:id>/", unit.show, name="part"),
    path("asked/<uuid:id>/accept/", unit.accept, name="part_accept"),
    path("asked/<uuid:id>/decline/", unit.decline, name="part_decline"),
    path("asked/<uuid:id>/done/", unit.done, name="part_done"),
]
